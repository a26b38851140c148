/** Text as bytes: lines in, numbers and fields out, without a String for each. */
package io.energyiot.formats.bytes;
