/** Completes the description of the API where the resources' annotations end. */
package io.energyiot.server.openapi;
