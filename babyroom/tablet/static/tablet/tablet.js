/* Built from frontend/src/tablet.ts by make assets. */
"use strict";(()=>{})();
