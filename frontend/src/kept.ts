// What keeps and hands in, in one file: the board, the page of a tablet that is shut out and the worker all run the same.
export * from "./clock";
export * from "./memory";
export * from "./outbox";
export * from "./seal";
export * from "./shelf";
export * from "./store";
export * from "./sync";
export * from "./today";
export * from "./turn";
export * from "./uuid7";
