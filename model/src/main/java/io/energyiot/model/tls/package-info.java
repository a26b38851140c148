/** TLS by certificates and keys in PEM files. */
package io.energyiot.model.tls;
