/** Making the archives of classes, with which programs start faster, before they are needed. */
package io.energyiot.platform.archive;
