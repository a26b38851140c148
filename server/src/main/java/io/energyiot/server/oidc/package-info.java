/** Checks tokens of an OpenID Connect issuer. */
package io.energyiot.server.oidc;
