/** A field above the table of boroughs: only the rows with what is written in it stay. Without scripts the table is whole. */
export const SEARCH_SCRIPT = `
(function () {
  var table = document.getElementById('boroughs');
  var rows = Array.from(table.tBodies[0].rows);
  var label = document.createElement('label');
  label.className = 'search';
  label.textContent = 'Find a borough ';
  var field = document.createElement('input');
  field.type = 'search';
  label.appendChild(field);
  table.parentNode.parentNode.insertBefore(label, table.parentNode);
  field.addEventListener('input', function () {
    var wanted = field.value.trim().toLowerCase();
    rows.forEach(function (row) { row.hidden = row.cells[0].textContent.toLowerCase().indexOf(wanted) < 0; });
    var left = rows.filter(function (row) { return !row.hidden; }).length;
    document.getElementById('said').textContent = left + ' of ' + rows.length + ' boroughs';
  });
})();
`;
