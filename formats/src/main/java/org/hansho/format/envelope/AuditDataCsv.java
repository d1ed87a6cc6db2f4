package org.hansho.format.envelope;

import java.util.Arrays;
import java.util.List;

/**
 * The unified audit log of Microsoft 365 as CSV: the export of the Purview portal, and what {@code
 * Search-UnifiedAuditLog | Export-Csv} writes. The column AuditData holds the record; the others
 * repeat parts of it.
 *
 * <p>Source: Microsoft's pages "Export, configure, and view audit log records" and
 * "Search-UnifiedAuditLog".
 */
final class AuditDataCsv extends HeadedCsv {
  private static final String DATA = "AuditData";
  private static final List<String> BESIDE =
      List.of("RecordId", "RecordType", "CreationDate", "Operation", "Operations", "UserIds");

  @Override
  public String name() {
    return "m365-csv";
  }

  @Override
  public String description() {
    return "Unified audit log of Microsoft 365 as CSV, from Purview or PowerShell: the column"
        + " AuditData.";
  }

  @Override
  boolean knows(List<String> columns) {
    return columns.contains(DATA) && BESIDE.stream().anyMatch(columns::contains);
  }

  @Override
  Row row(List<String> columns) {
    return new OfData(columns.indexOf(DATA));
  }

  private static final class OfData implements Row {
    private final int column;
    private byte[] data = new byte[1024];
    private int length;

    OfData(int column) {
      this.column = column;
    }

    @Override
    public void begin() {
      length = 0;
    }

    @Override
    public void cell(int cell, byte[] bytes, int count) {
      if (cell == column) {
        data = data.length < count ? Arrays.copyOf(bytes, 2 * count) : data;
        System.arraycopy(bytes, 0, data, 0, count);
        length = count;
      }
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      found.rewritten(data, length, position);
      return length > 0;
    }
  }
}
