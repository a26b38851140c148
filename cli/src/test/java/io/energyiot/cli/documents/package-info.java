/** Runs the examples of the documents. */
package io.energyiot.cli.documents;
