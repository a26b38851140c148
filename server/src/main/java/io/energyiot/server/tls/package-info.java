/** TLS of the REST interface. */
package io.energyiot.server.tls;
