/** What is stored, as tables of Spark SQL. */
package io.energyiot.analytics.view;
