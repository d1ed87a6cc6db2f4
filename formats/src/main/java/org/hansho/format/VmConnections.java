package org.hansho.format;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.record.Format;

/**
 * Rows of the table {@code VMConnection} of Azure's VM insights as JSON: which process of a machine
 * spoke to whom, summed up over a minute.
 *
 * <p>The columns are fields of their own names. A row does not say which operating system the
 * machine runs, so the product is Azure. Source: Azure Monitor reference, table VMConnection.
 */
final class VmConnections {
  static final Format FORMAT =
      FormatSpec.of(
              "vm-connections",
              "Rows of the VM insights table VMConnection as JSON: connections of processes",
              EventClass.of(
                  "azure.vmconnection",
                  LogSource.of("azure", "network_connection", "vmconnection")))
          .mark(95, "LinksEstablished", "DestinationIp", "Direction")
          .times("TimeGenerated")
          .common(
              """
              host.name         | Computer
              cloud.resource_id | _ResourceId
              process.name      | ProcessName
              source.ip         | SourceIp
              destination.ip    | DestinationIp
              destination.port  | DestinationPort
              network.transport | Protocol
              network.direction | Direction
              """)
          .format();

  private VmConnections() {}
}
