/**
 * Sorting by a click on a heading. Without scripts the tables stand as they are. Numbers are read from the printed text, so
 * that what sorts is what is seen; reasons and blanks come last whatever the direction.
 */
export const SCRIPT = `
'use strict';
(function () {
  var said = document.getElementById('said');
  function valueOf(cell) {
    var text = cell.textContent.trim();
    if (cell.className === 'why' || text === '') return null;
    var number = /^[<+-]?[\\d,]+(\\.\\d+)?/.exec(text);
    return number && cell.className !== 't' && cell.tagName === 'TD' ? Number(number[0].replace(/[<+,]/g, '')) : text.toLowerCase();
  }
  function compare(a, b, sign) {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), 'en');
  }
  document.querySelectorAll('main table').forEach(function (table) {
    var body = table.tBodies[0];
    var original = Array.from(body.rows);
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click', function () {
        var was = head.getAttribute('aria-sort');
        heads.forEach(function (each) { each.removeAttribute('aria-sort'); });
        var rows = original.slice();
        var name = button.textContent.trim();
        if (was !== 'descending') {
          var sign = was === 'ascending' ? -1 : 1;
          rows.sort(function (a, b) { return compare(valueOf(a.cells[column]), valueOf(b.cells[column]), sign); });
          head.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
          said.textContent = 'Sorted by ' + name + (sign > 0 ? ', lowest first' : ', highest first');
        } else said.textContent = 'In the first order again';
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  });
})();
`;
