/** Writes Green Button feeds. */
package io.energyiot.formats.greenbutton.write;
