/** A client on one thread, which leaves the processors to the server that is measured. */
package io.energyiot.bench.http;
