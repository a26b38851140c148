/** What the addresses of the interface take, checked before anything else looks at a request. */
package io.energyiot.server.address;
