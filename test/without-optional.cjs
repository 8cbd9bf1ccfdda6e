'use strict';
/**
 * Loaded before the program (`node --require`): the optional packages cannot be found, as after `npm ci --omit=optional`. The
 * binary of resvg is optional too; its JavaScript is there, and fails as it is loaded.
 */
const Module = require('node:module');

const ABSENT = /^(@duckdb\/|unpdf$|@resvg\/resvg-js-)/;
const resolve = Module._resolveFilename;

Module._resolveFilename = (request, ...rest) => {
  if (ABSENT.test(request) || /resvgjs\.[\w-]+\.node$/.test(request))
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  return resolve(request, ...rest);
};
