// The room's screen starts here.
export {};
