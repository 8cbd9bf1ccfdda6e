'use strict';

const fullWidth = require('string-width');

/**
 * How many columns of a terminal a text takes. cli-table3 asks for every cell several times, and the full answer builds
 * a regular expression of every emoji each time; plain ASCII, which is nearly all there is, is as wide as it is long.
 * The build puts this in the place of string-width.
 */
module.exports = (text) => (/^[\x20-\x7e]*$/.test(text) ? text.length : fullWidth(text));
