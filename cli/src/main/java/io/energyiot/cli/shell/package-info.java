/** The shell for SQL: statements from a terminal or a pipe. */
package io.energyiot.cli.shell;
