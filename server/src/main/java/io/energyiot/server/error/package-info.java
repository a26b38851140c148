/** Failures as problem documents, RFC 9457, and in the form of the REST proxy. */
package io.energyiot.server.error;
