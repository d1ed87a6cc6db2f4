package org.hansho.format.flowlog;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/** NSG flow logs of Azure (version 1 and 2), as they lie in storage. */
public final class NsgFlowFormat extends AzureFlowFormat {
  private static final EventClass FLOW =
      EventClass.of("azure.nsgflow", LogSource.of("azure", "network_flow", "nsgflow"));

  /** The format. */
  public NsgFlowFormat() {
    super(AzureFlowRecords.Kind.GROUP, "NetworkSecurityGroupFlowEvent");
  }

  @Override
  public String name() {
    return "azure-nsg-flow";
  }

  @Override
  public String description() {
    return "NSG flow logs of Azure (version 1 and 2): one event a tuple";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FLOW);
  }
}
