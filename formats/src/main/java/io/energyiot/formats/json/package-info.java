/** Readings as JSON objects, arrays of them, or one object a line (NDJSON). */
package io.energyiot.formats.json;
