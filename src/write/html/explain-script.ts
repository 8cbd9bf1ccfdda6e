/**
 * A click on a number (or Enter on it) tells how it was made. One number of each table can be reached with the Tab key, the
 * others from it with the arrow keys. Without scripts, or where the browser cannot unpack, the tables stand as they are.
 */
export const EXPLAIN_SCRIPT = `
(function () {
  var packed = document.getElementById('made');
  var dialog = document.getElementById('how');
  if (!packed || !window.DecompressionStream || !dialog.showModal) return;
  document.getElementById('how-hint').hidden = false;
  var title = dialog.querySelector('h2');
  var list = dialog.querySelector('ul');
  var unpacked = null;
  function absolute(all) {
    var text = 0;
    all.nodes.forEach(function (node, index) {
      text += node[0];
      all.nodes[index] = [text].concat(node.slice(1).map(function (back) { return index - back; }));
    });
    return all;
  }
  function unpack() {
    if (!unpacked) {
      var bytes = Uint8Array.from(atob(packed.textContent), function (letter) { return letter.charCodeAt(0); });
      unpacked = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).json().then(absolute);
    }
    return unpacked;
  }
  function headOf(cell) {
    return cell.closest('table').tHead.rows[0].cells[cell.cellIndex].textContent.trim();
  }
  function tell(all, place, depth) {
    var node = all.nodes[place];
    var parts = all.texts[node[0]].split('\\t');
    var item = document.createElement('li');
    item.className = 'd' + Math.min(depth, 6);
    var name = document.createElement('strong');
    name.textContent = parts[0] + ': ';
    item.append(name, parts[1]);
    list.append(item);
    node.slice(1).forEach(function (child) { tell(all, child, depth + 1); });
  }
  function show(cell) {
    unpack().then(function (all) {
      title.textContent = cell.parentNode.querySelector('th').textContent.trim() + ', ' + headOf(cell);
      list.textContent = '';
      tell(all, Number(cell.dataset.made), 0);
      dialog.showModal();
      dialog.scrollTop = 0;
    });
  }
  document.querySelectorAll('main table').forEach(function (table) {
    var body = table.tBodies[0];
    var current = body.querySelector('td[data-made]');
    if (!current) return;
    current.tabIndex = 0;
    function goTo(cell) {
      if (!cell || !cell.dataset || cell.dataset.made === undefined) return;
      current.removeAttribute('tabindex');
      current = cell;
      current.tabIndex = 0;
      current.focus();
    }
    body.addEventListener('click', function (event) {
      var cell = event.target.closest('td[data-made]');
      if (cell && String(window.getSelection()) === '') show(cell);
    });
    body.addEventListener('keydown', function (event) {
      var cell = event.target.closest('td[data-made]');
      if (!cell) return;
      var row = cell.parentNode;
      if (event.key === 'Enter') show(cell);
      else if (event.key === 'ArrowRight') goTo(cell.nextElementSibling);
      else if (event.key === 'ArrowLeft') goTo(cell.previousElementSibling);
      else if (event.key === 'ArrowDown') goTo(row.nextElementSibling && row.nextElementSibling.cells[cell.cellIndex]);
      else if (event.key === 'ArrowUp') goTo(row.previousElementSibling && row.previousElementSibling.cells[cell.cellIndex]);
      else return;
      event.preventDefault();
    });
  });
})();
`;
