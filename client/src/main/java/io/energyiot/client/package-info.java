/** A client of the REST interface: questions, typed answers, readings to post. */
package io.energyiot.client;
