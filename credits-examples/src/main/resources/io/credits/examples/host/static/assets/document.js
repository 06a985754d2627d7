'use strict';
// A framed document is as tall as what it shows, so that only the page scrolls.
const framed = document.getElementById('document');
if (framed) {
  const fit = () => {
    const inside = framed.contentDocument?.documentElement;
    if (inside) {
      framed.style.height = '0';
      const borders = framed.offsetHeight - framed.clientHeight;
      framed.style.height = inside.scrollHeight + borders + 'px';
    }
  };
  framed.addEventListener('load', fit);
  addEventListener('resize', fit);
  fit();
}
