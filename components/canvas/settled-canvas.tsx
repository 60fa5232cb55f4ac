"use client";
export { MapMarks } from "#components/marks/map-marks.tsx";
/** The parts of the map that come after the map itself: what opens on demand. */
export { CanvasMenu } from "./canvas-menu.tsx";
export { ColourBy } from "./colour-by.tsx";
export { CommentPins } from "./comment-pins.tsx";
export { ElementPin } from "./element-pin.tsx";
export { EmptyMap } from "./empty-map.tsx";
export { FilterMenu } from "./filter-menu.tsx";
export { GestureLayer } from "./gesture-layer.tsx";
export { KindPicker } from "./kind-picker.tsx";
export { LaneNameEditor } from "./lane-name-editor.tsx";
export { Minimap } from "./minimap.tsx";
export { NewComment } from "./new-comment.tsx";
export { NewFlow } from "./new-flow.tsx";
export { PathBanner } from "./path-banner.tsx";
export { ShortcutHelp } from "./shortcut-help.tsx";
export { Together } from "./together.tsx";
