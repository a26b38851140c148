/** Compressed bytes, of files and of requests. */
package io.energyiot.formats.compressed;
