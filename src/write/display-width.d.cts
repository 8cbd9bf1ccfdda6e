/** How many columns of a terminal a text takes. */
declare function displayWidth(text: string): number;
export = displayWidth;
