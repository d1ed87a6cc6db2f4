package org.hansho.format.azure;

import org.hansho.format.Fault;

/** Faults of what Azure exports. Fields have the names of its tables and logs. */
final class AzureFaults {
  static final Fault NO_ROW =
      new Fault(
          "The row is none of Azure Monitor: it has no category, no operation and no"
              + " resource.",
          "category, operationName, resourceId",
          "Export rows with these columns (in a query: no project that drops them), or"
              + " name the right --format.");

  static final Fault CUT =
      new Fault(
          "The row ends before its last quote is closed.",
          "quoted cell",
          "The file was cut: export it again and copy it whole.");

  static final Fault CELLS =
      new Fault(
          "The row has not as many cells as the first line.",
          "cells",
          "Export again from the portal or with a tool that quotes cells with commas and"
              + " quotes in them.");

  static final Fault STORAGE_PARTS =
      new Fault(
          "The line has fewer parts than the 30 of version 1.0, parted by semicolons.",
          "version … client-request-id",
          "Give the blobs of $logs as they are; a line that was cut cannot be mended.");

  static final Fault STORAGE_TIME =
      new Fault(
          "The second part is no time of the form 2026-11-26T10:00:00.0000000Z.",
          "request-start-time",
          "Give the blobs of $logs as they are; tools for tables change the form of" + " times.");

  private AzureFaults() {}
}
