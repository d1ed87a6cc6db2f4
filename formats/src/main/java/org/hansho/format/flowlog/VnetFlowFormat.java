package org.hansho.format.flowlog;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/** Virtual network flow logs of Azure, as they lie in storage. */
public final class VnetFlowFormat extends AzureFlowFormat {
  private static final EventClass FLOW =
      EventClass.of("azure.vnetflow", LogSource.of("azure", "network_flow", "vnetflow"));

  /** The format. */
  public VnetFlowFormat() {
    super(AzureFlowRecords.Kind.NETWORK, "FlowLogFlowEvent");
  }

  @Override
  public String name() {
    return "azure-vnet-flow";
  }

  @Override
  public String description() {
    return "Virtual network flow logs of Azure: one event a tuple";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FLOW);
  }
}
