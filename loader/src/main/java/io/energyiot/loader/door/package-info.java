/** The door of the loader: a socket at which commands of the same machine and owner ask. */
package io.energyiot.loader.door;
