package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.jspecify.annotations.Nullable;

/**
 * Whose a row is that has neither a category nor a table, as the answer to a query that names its
 * columns: told by columns that only that service has, or by the provider of its resource.
 */
final class RowShapes {
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(SignInRows.SERVICE, "properties.userPrincipalName", "properties.ipAddress"),
          new Shape(
              SignInRows.SERVICE, "properties.userPrincipalName", "properties.appDisplayName"),
          new Shape(SignInRows.SERVICE, "properties.servicePrincipalId", "properties.ipAddress"),
          new Shape(AppServiceRequestRows.SERVICE, "properties.CsUriStem"),
          new Shape(
              SqlAuditRows.SERVICE, "properties.server_principal_name", "properties.statement"),
          new Shape(StorageRows.SERVICE, "identity.type", "operationName", "uri"),
          new Shape(
              StorageRows.SERVICE, "identity.type", "operationName", "properties.accountName"),
          new Shape(ActivityRows.SERVICE, "identity.authorization.action"));

  private static final String PROVIDER = "ResourceProvider";
  private static final byte SLASH = '/';

  private static final byte[] KEY_VAULT = Values.ascii("microsoft.keyvault");
  private static final byte[] COSMOS = Values.ascii("microsoft.documentdb");
  private static final byte[] MICROSOFT = Values.ascii("microsoft.");

  /** A service and native fields that all of its rows have. */
  private record Shape(Service service, List<String> fields) {
    Shape(Service service, String... fields) {
      this(service, List.of(fields));
    }
  }

  private final List<int[]> fields = new ArrayList<>();
  private final int[] resources;
  private final int operation;
  private final int caller;

  RowShapes(Fields fields) {
    for (Shape shape : SHAPES) {
      this.fields.add(Values.ids(fields, shape.fields.toArray(String[]::new)));
    }
    resources = Values.ids(fields, PROVIDER, "resourceId");
    operation = fields.id("operationName");
    caller = fields.id("caller");
  }

  /** The native names that are looked at. */
  static Set<String> reads() {
    Set<String> names = new TreeSet<>(Set.of(PROVIDER, "resourceId", "operationName", "caller"));
    SHAPES.forEach(shape -> names.addAll(shape.fields));
    return names;
  }

  /** The service of a row, or null. */
  @Nullable Service of(Event event) {
    for (int i = 0; i < SHAPES.size(); i++) {
      if (hasAll(event, fields.get(i))) {
        return SHAPES.get(i).service;
      }
    }
    int slot = Text.first(event, operation);
    if (slot == Event.NONE) {
      return null;
    }
    return isOfManagement(event, slot)
        ? Text.first(event, caller) == Event.NONE ? null : ActivityRows.SERVICE
        : ofProvider(event);
  }

  /** Operations on the resource itself have the path of its provider for a name. */
  private static boolean isOfManagement(Event event, int slot) {
    return Text.indexOf(event, slot, MICROSOFT) == 0;
  }

  private @Nullable Service ofProvider(Event event) {
    for (int resource : resources) {
      int slot = Text.first(event, resource);
      if (slot != Event.NONE && names(event, slot, KEY_VAULT)) {
        return KeyVaultRows.SERVICE;
      }
      if (slot != Event.NONE && names(event, slot, COSMOS)) {
        return CosmosRows.SERVICE;
      }
    }
    return null;
  }

  private static boolean hasAll(Event event, int[] fields) {
    for (int field : fields) {
      if (Text.first(event, field) == Event.NONE) {
        return false;
      }
    }
    return true;
  }

  /** Whether a path or the name of a provider holds the provider. */
  private static boolean names(Event event, int slot, byte[] provider) {
    int at = Text.indexOf(event, slot, provider);
    return at == 0 || (at > 0 && event.buffer(slot)[event.start(slot) + at - 1] == SLASH);
  }
}
