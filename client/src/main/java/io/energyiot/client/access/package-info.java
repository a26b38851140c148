/** Shows credentials to a server, and manages its API keys. */
package io.energyiot.client.access;
