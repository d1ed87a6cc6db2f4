package org.hansho.testkit.tenant.directory;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.DocumentCall;
import org.hansho.testkit.tenant.record.Resource;

/** A Cosmos DB account with one database. */
public record DocumentAccount(
    Resource resource, String database, List<String> collections, Rhythm rhythm) {

  /** A request that succeeds and answers with so many bytes. */
  public DocumentCall call(Caller caller, String operation, Dice dice, long received) {
    boolean writes = operation.equals("Create") || operation.equals("Upsert");
    return new DocumentCall(
        resource,
        caller,
        operation,
        database,
        dice.of(collections),
        writes ? 201 : 200,
        writes ? dice.size(900, 0.5) : 180,
        received);
  }
}
