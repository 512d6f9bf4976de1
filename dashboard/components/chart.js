// Draws a plotly figure and reports what the reader does in it: a mark clicked, a stretch of time brushed.
// Plotly.react keeps the node, so that the map keeps its place and zoom when the figure changes.

const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: true, doubleClick: false, responsive: false };
const WORLD = 512; // pixels of the whole world at zoom 0
const loading = new Map();

function loadPlotly(url) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  if (!url) { // a component of its own brings it
    return new Promise((done) => {
      const look = setInterval(() => { if (window.Plotly) { clearInterval(look); done(window.Plotly); } }, 50);
    });
  }
  if (!loading.has(url)) {
    loading.set(url, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => done(window.Plotly);
      script.onerror = () => { loading.delete(url); failed(new Error(`could not load ${url}`)); };
      document.head.append(script);
    }));
  }
  return loading.get(url);
}

const across = (longitude) => longitude / 360 + 0.5;
const down = (latitude) => {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
const latitudeAt = (y) => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

// The place and zoom that show a box [west, south, east, north] in the host, with room around it.
function fitting(host, box) {
  const [west, south, east, north] = box;
  const width = Math.max(host.clientWidth, 200), height = Math.max(host.clientHeight, 150);
  const dx = Math.max(across(east) - across(west), 1e-6), dy = Math.max(down(south) - down(north), 1e-6);
  const zoom = Math.min(Math.log2((width * 0.78) / (WORLD * dx)), Math.log2((height * 0.72) / (WORLD * dy)), 6);
  return {
    center: { lon: (west + east) / 2, lat: latitudeAt((down(south) + down(north)) / 2) },
    zoom: Math.max(zoom, -1),
  };
}

// Is a point well inside what the map shows?
function inSight(host, view, [longitude, latitude]) {
  const scale = WORLD * 2 ** view.zoom;
  const turn = across(longitude) - across(view.center.lon);
  const x = (turn - Math.round(turn)) * scale, y = (down(latitude) - down(view.center.lat)) * scale;
  return Math.abs(x) < host.clientWidth * 0.44 && Math.abs(y) < host.clientHeight * 0.42;
}

function viewOf(host, state) {
  const { fit, focus } = state.data;
  if (!state.view) state.view = fitting(host, fit ?? [-150, -45, 170, 68]);
  const aim = focus ? focus.join() : "";
  if (focus && aim !== state.aim && !inSight(host, state.view, focus)) {
    state.view = { center: { lon: focus[0], lat: focus[1] }, zoom: Math.max(state.view.zoom, 3) };
  }
  state.aim = aim;
  return state.view;
}

// Markers were merged for one zoom; says so when the map has moved on to another.
function tellZoom(state) {
  const { zoom } = state.view;
  if (state.data.kind === "map" && Math.abs(zoom - state.data.zoom) >= 0.5 && state.told !== zoom) {
    state.told = zoom;
    state.send("zoomed", Math.round(zoom * 10) / 10);
  }
}

// Glyphs must not give way to each other, and neighbouring markers need an edge. Reaches for MapLibre behind plotly;
// without it the map is plainer, not wrong.
function polish(host, edge) {
  const map = host._fullLayout?.map?._subplot?.map;
  if (!map?.getStyle?.()) return;
  const markers = new Set(host._fullData.filter((trace) => trace.name === "points").map((trace) => trace.uid));
  for (const layer of map.getStyle().layers) {
    if (!layer.id.startsWith("plotly-trace-layer-")) continue;
    if (layer.type === "symbol" && !layer.layout?.["text-allow-overlap"]) {
      map.setLayoutProperty(layer.id, "text-allow-overlap", true);
      map.setLayoutProperty(layer.id, "text-ignore-placement", true);
    }
    const uid = layer.id.slice("plotly-trace-layer-".length).replace(/-circle$/, "");
    if (layer.type === "circle" && markers.has(uid) && layer.paint?.["circle-stroke-width"] === undefined) {
      map.setPaintProperty(layer.id, "circle-stroke-color", edge);
      map.setPaintProperty(layer.id, "circle-stroke-width", 1.5);
      map.setPaintProperty(layer.id, "circle-stroke-opacity", ["coalesce", ["get", "opacity"], 1]);
    }
  }
}

function tool(label, sign, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.textContent = sign;
  button.addEventListener("click", act);
  return button;
}

function addTools(host, state) {
  const bar = document.createElement("div");
  bar.className = "dl-tools";
  const move = (view) => { state.view = view; window.Plotly.relayout(host, { "map.center": view.center, "map.zoom": view.zoom }); };
  const zoom = (step) => () => move({ center: state.view.center, zoom: Math.max(0, state.view.zoom + step) });
  bar.append(
    tool("Zoom in", "+", zoom(1)),
    tool("Zoom out", "−", zoom(-1)),
    tool("Fit the events", "⤢", () => move(fitting(host, state.data.fit ?? [-150, -45, 170, 68]))),
  );
  host.parentElement.append(bar);
}

function bind(host, state) {
  host.on("plotly_click", ({ points }) => {
    const key = points.find((point) => point.customdata !== undefined)?.customdata;
    if (key !== undefined) state.send("picked", key);
  });
  host.on("plotly_hover", ({ points }) => host.classList.toggle("dl-over", points.some((p) => p.customdata !== undefined)));
  host.on("plotly_unhover", () => host.classList.remove("dl-over"));
  host.on("plotly_relayout", (change) => {
    if (!change["map.center"]) return;
    state.view = { center: change["map.center"], zoom: change["map.zoom"] ?? state.view.zoom };
    tellZoom(state);
  });
  host.on("plotly_selected", (event) => {
    const range = event?.range?.x2 ?? event?.range?.x;
    if (!range) return;
    state.send("brushed", [...range].sort().map((day) => String(day).slice(0, 10)));
    window.Plotly.relayout(host, { selections: [] });
  });
  host.on("plotly_doubleclick", () => { if (!state.data.fit) state.send("brushed", null); });
  host.on("plotly_afterplot", () => polish(host, state.data.edge));
  state.watcher = new ResizeObserver(() => {
    if (host.isConnected && host.clientWidth && host._fullLayout) window.Plotly.Plots.resize(host);
  });
  state.watcher.observe(host);
  if (state.data.kind === "map") addTools(host, state);
}

async function draw(host, state) {
  const drawn = state.data;
  try {
    const Plotly = await loadPlotly(drawn.plotly);
    const { data, layout } = drawn.figure;
    if (layout.map) layout.map = { ...layout.map, ...viewOf(host, state) };
    if (!host.querySelector(".plot-container")) host.replaceChildren();
    await Plotly.react(host, data, layout, CONFIG);
    if (!state.bound) { state.bound = true; bind(host, state); }
    if (layout.map) tellZoom(state);
    polish(host, drawn.edge);
    host.dataset.version = drawn.version; // what tests wait for
  } catch (error) {
    host.textContent = "This browser could not draw the picture. The list beside it holds the same events.";
    console.error(error);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".dl-chart");
  const state = (host.dateline ??= { queue: Promise.resolve() });
  host.classList.add(`dl-${data.kind}`); // never className: plotly knows its node by a class
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", data.label);
  state.data = data;
  state.send = setTriggerValue;
  state.queue = state.queue.then(() => (state.data === data ? draw(host, state) : undefined));
  return () => setTimeout(() => {
    if (host.isConnected) return;
    state.watcher?.disconnect();
    window.Plotly?.purge(host);
  });
}
