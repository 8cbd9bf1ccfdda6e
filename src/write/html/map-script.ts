/**
 * Areas of a map by pointer and keyboard: one stop of the Tab key for a map, arrow keys from area to area, and beneath it the
 * name and value of the area. Screen readers have these from the area itself. Without scripts the table has them.
 */
export const MAP_SCRIPT = `
(function () {
  document.querySelectorAll('.chart svg[role=group]').forEach(function (map) {
    var areas = Array.from(map.querySelectorAll('[role=img]'));
    var line = document.createElement('p');
    line.className = 'readout';
    line.setAttribute('aria-hidden', 'true');
    line.textContent = 'Point at an area, or Tab to the map and use the arrow keys, to read its value.';
    map.parentNode.insertBefore(line, map.nextSibling);
    function show(area) { line.textContent = area.getAttribute('aria-label'); }
    function enter(area) {
      areas.forEach(function (each) { each.setAttribute('tabindex', each === area ? '0' : '-1'); });
    }
    if (areas.length > 0) enter(areas[0]);
    areas.forEach(function (area, index) {
      area.addEventListener('pointerenter', function () { show(area); });
      area.addEventListener('focus', function () { enter(area); show(area); });
      area.addEventListener('keydown', function (event) {
        var last = areas.length - 1;
        var to = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        areas[Math.max(0, Math.min(last, to))].focus();
      });
    });
  });
})();
`;
