/** What the description of the API says that the resources' annotations do not. */
package io.energyiot.server.openapi;
