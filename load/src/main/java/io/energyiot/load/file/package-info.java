/** The files of a load: found, told apart by their content, decompressed, cut into sections. */
package io.energyiot.load.file;
