package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * Requests to Cosmos DB accounts. Source: Azure Cosmos DB documentation, "Monitoring data
 * reference", and Azure Monitor reference, table CDBDataPlaneRequests.
 */
final class CosmosRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "cosmosdb",
          "DataPlaneRequests, DataPlaneRequests5M, DataPlaneRequests15M, QueryRuntimeStatistics,"
              + " PartitionKeyStatistics, PartitionKeyRUConsumption, ControlPlaneRequests,"
              + " MongoRequests, CassandraRequests, GremlinRequests, TableApiRequests,"
              + " CDBDataPlaneRequests, CDBDataPlaneRequests5M, CDBDataPlaneRequests15M,"
              + " CDBQueryRuntimeStatistics, CDBPartitionKeyStatistics,"
              + " CDBPartitionKeyRUConsumption, CDBControlPlaneRequests, CDBMongoRequests,"
              + " CDBCassandraRequests, CDBGremlinRequests, CDBTableApiRequests",
          "resourceId, properties.clientIpAddress, properties.address, properties.keyType,"
              + " properties.authTokenType, properties.authorizationTokenType",
          Renames.of(
              """
              event.action              | operationName
              event.outcome             | (properties.statusCode: success below 400)
              http.response.status_code | properties.statusCode
              http.request.body.bytes   | properties.requestLength
              http.response.body.bytes  | properties.responseLength
              user.id                   | properties.aadPrincipalId
              azure.auth_type           | (properties.authTokenType, properties.authorizationTokenType, properties.keyType: AccountKey, OAuth, ResourceToken)
              source.ip                 | (properties.clientIpAddress, properties.address)
              user_agent.original       | properties.userAgent
              user_agent.name           | (family of properties.userAgent)
              cloud.resource_id         | (resourceId, lower case)
              cloud.resource.name       | (account in resourceId)
              cloud.resource.name       | properties.accountName
              database.name             | properties.databaseName, properties.databasename
              database.collection       | properties.collectionName, properties.collectionname
              database.statement        | properties.querytext, properties.piiCommandText
              azure.cosmos.resource_type | properties.requestResourceType
              azure.cosmos.request_charge | properties.requestCharge
              """),
          CosmosRows::new);

  private final Basics basics;
  private final Outcome outcome;
  private final AuthKind authKind;
  private final int status;
  private final int[] kinds;

  CosmosRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields,
            common,
            "properties.userAgent",
            "properties.clientIpAddress",
            "properties.address");
    outcome = new Outcome(fields);
    authKind = new AuthKind(fields);
    status = fields.id("properties.statusCode");
    kinds =
        Values.ids(
            fields,
            "properties.authTokenType",
            "properties.authorizationTokenType",
            "properties.keyType");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    outcome.addByStatus(event, status);
    authKind.add(event, Text.first(event, kinds), Event.NONE);
  }
}
