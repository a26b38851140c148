/** Archives of classes, with which commands and their processes start faster. */
package io.energyiot.cli.archives;
