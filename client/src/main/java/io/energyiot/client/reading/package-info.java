/** Readings of a device: questions, typed answers, and what is posted. */
package io.energyiot.client.reading;
