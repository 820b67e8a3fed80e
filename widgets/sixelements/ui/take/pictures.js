/* The pictures of a page as a file can hold them: what is seen, and the words that stand for it. */

const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
];
const SHARP = 2; // points of the picture for each of the screen's, so that it can be printed
const SVG = "http://www.w3.org/2000/svg";
const CLEAR = /^(transparent|rgba\(.*, 0\))$/;

/**
 * The pictures that can be seen in *root*: [{title, alt, bytes, width, height}], the bytes those of a PNG. One that a
 * browser cannot draw is left out; what it shows stands in the tables.
 * @param {Element} root
 */
export async function picturesIn(root) {
  const found = [];
  for (const svg of root.querySelectorAll('svg[role="img"]')) {
    const { width, height } = svg.getBoundingClientRect();
    if (!width || !height) continue;
    const [title, alt] = ["title", "desc"].map((name) => svg.querySelector(`:scope > ${name}`)?.textContent ?? "");
    try {
      found.push({
        title,
        alt: [title.replace(/\.$/, ""), alt].filter(Boolean).join(". "),
        width,
        height,
        bytes: await drawn(svg, width, height),
      });
    } catch (error) {
      console.error(error);
    }
  }
  return found;
}

/** The bytes of a PNG of *svg*, as it looks on the page. */
async function drawn(svg, width, height) {
  const copy = /** @type {Element} */ (svg.cloneNode(true));
  const copies = [copy, ...copy.querySelectorAll("*")];
  [svg, ...svg.querySelectorAll("*")].forEach((one, at) => {
    const look = getComputedStyle(one);
    for (const name of LOOKS) copies[at].setAttribute(name, look.getPropertyValue(name));
    copies[at].removeAttribute("style"); // its looks stand in attributes now, which every policy lets through
  });
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * SHARP);
  canvas.height = Math.round(height * SHARP);
  const paint = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const ground = getComputedStyle(document.body).backgroundColor;
  paint.fillStyle = CLEAR.test(ground) ? "#fff" : ground;
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = /** @type {Blob | null} */ (await new Promise((resolve) => canvas.toBlob(resolve, "image/png")));
  if (!blob) throw new Error("no picture was made");
  return new Uint8Array(await blob.arrayBuffer());
}
