// What keeps and hands in, in one file: the board, the page of a tablet that is shut out and the worker all run the same.
export { Clock, clockMemory, instantOf, wallClock } from "./clock";
export { inLocalStorage } from "./memory";
export { Outbox } from "./outbox";
export { patiently } from "./patience";
export { Sealer } from "./seal";
export { Shelf } from "./shelf";
export { Store } from "./store";
export { poster } from "./sync";
export { Today } from "./today";
export { ownTurn } from "./turn";
export { uuid7 } from "./uuid7";
