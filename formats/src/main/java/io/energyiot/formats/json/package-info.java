/** Readings as JSON objects, arrays of them, or one object per line (NDJSON). */
package io.energyiot.formats.json;
