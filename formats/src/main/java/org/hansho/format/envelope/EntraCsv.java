package org.hansho.format.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339Text;
import org.hansho.format.azure.PortalTime;

/**
 * Sign-ins and directory audits of Microsoft Entra ID as the portal downloads them as CSV: each row
 * is put together as the row of Azure Monitor that says the same.
 *
 * <p>Source: Microsoft's page "Download logs in Microsoft Entra ID", and the headers it writes.
 */
final class EntraCsv extends HeadedCsv {
  private static final String DATE = "Date (UTC)";

  /** Column and member, in the order in which they are written. */
  private static final List<Pair> OF_SIGN_INS =
      List.of(
          new Pair("Request ID", "id"),
          new Pair("User agent", "userAgent"),
          new Pair("Correlation ID", "correlationId"),
          new Pair("User ID", "userId"),
          new Pair("User", "userDisplayName"),
          new Pair("Username", "userPrincipalName"),
          new Pair("Application", "appDisplayName"),
          new Pair("Application ID", "appId"),
          new Pair("Resource", "resourceDisplayName"),
          new Pair("Resource ID", "resourceId"),
          new Pair("Home tenant ID", "homeTenantId"),
          new Pair("IP address", "ipAddress"),
          new Pair("Client app", "clientAppUsed"),
          new Pair("Conditional Access", "conditionalAccessStatus"),
          new Pair("Service principal ID", "servicePrincipalId"),
          new Pair("Service principal name", "servicePrincipalName"),
          new Pair("Authentication requirement", "authenticationRequirement"));

  private record Pair(String column, String member) {}

  @Override
  public String name() {
    return "entra-csv";
  }

  @Override
  public String description() {
    return "Sign-ins and directory audits of Entra ID as the portal downloads them as CSV.";
  }

  @Override
  boolean knows(List<String> columns) {
    return columns.contains(DATE) && (isAudit(columns) || isSignIn(columns));
  }

  private static boolean isSignIn(List<String> columns) {
    return columns.contains("Request ID") && columns.contains("IP address");
  }

  private static boolean isAudit(List<String> columns) {
    return columns.contains("Activity") && columns.contains("ActorUserPrincipalName");
  }

  @Override
  Row row(List<String> columns) {
    return new OfPortal(columns, isAudit(columns));
  }

  private static final class OfPortal implements Row {
    private final List<String> columns;
    private final boolean audit;
    private final String[] cells;
    private final JsonLine line = new JsonLine();
    private final byte[] time = new byte[Rfc3339Text.LONGEST];

    OfPortal(List<String> columns, boolean audit) {
      this.columns = columns.stream().map(String::strip).toList();
      this.audit = audit;
      this.cells = new String[columns.size()];
    }

    @Override
    public void begin() {
      Arrays.fill(cells, "");
    }

    @Override
    public void cell(int column, byte[] bytes, int length) {
      if (columns.get(column).equals(DATE)) {
        long nanos = PortalTime.nanos(bytes, 0, length);
        if (nanos != Event.NO_TIME) {
          int written = Rfc3339Text.write(nanos, time, 0);
          cells[column] = new String(time, 0, written, UTF_8);
          return;
        }
      }
      cells[column] = new String(bytes, 0, length, UTF_8);
    }

    private String said(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? "" : cells[at];
    }

    private void text(String member, String value) {
      if (!value.isEmpty()) {
        line.text(member, value);
      }
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      line.begin();
      text("time", said(DATE));
      String tenant = said("Home tenant ID");
      line.text(
          "resourceId",
          "/tenants/" + (tenant.isEmpty() ? "unknown" : tenant) + "/providers/Microsoft.aadiam");
      if (audit) {
        audit();
      } else {
        signIn();
      }
      line.end();
      line.end();
      found.rewritten(line.bytes(), line.length(), position);
      return true;
    }

    private void signIn() {
      boolean service = !said("Service principal ID").isEmpty();
      line.text("category", service ? "ServicePrincipalSignInLogs" : "SignInLogs");
      line.text("operationName", "Sign-in activity");
      text("callerIpAddress", said("IP address"));
      String code = said("Sign-in error code");
      String result = code.isEmpty() && said("Status").equals("Success") ? "0" : code;
      text("resultType", result);
      text("resultDescription", said("Failure reason"));
      line.open("properties");
      OF_SIGN_INS.forEach(pair -> text(pair.member(), said(pair.column())));
      line.open("status");
      text("errorCode", result);
      text("failureReason", said("Failure reason"));
      line.end();
      line.open("deviceDetail");
      text("deviceId", said("Device ID"));
      text("operatingSystem", said("Operating System"));
      text("browser", said("Browser"));
      line.end();
      location();
    }

    /** Town, state and country: {@code Chuo, Tokyo, JP}. */
    private void location() {
      String[] parts = said("Location").split(",", -1);
      line.open("location");
      text("countryOrRegion", parts[parts.length - 1].strip());
      if (parts.length == 3) {
        text("city", parts[0].strip());
        text("state", parts[1].strip());
      }
      line.end();
    }

    private void audit() {
      line.text("category", "AuditLogs");
      text("operationName", said("Activity"));
      line.open("properties");
      text("activityDisplayName", said("Activity"));
      text("category", said("Category"));
      text("correlationId", said("CorrelationId"));
      text("loggedByService", said("Service"));
      text("result", said("Result"));
      text("resultReason", said("ResultReason"));
      line.open("initiatedBy");
      boolean user = !said("ActorUserPrincipalName").isEmpty();
      line.open(user ? "user" : "app");
      text("displayName", said("ActorDisplayName"));
      text(user ? "id" : "servicePrincipalId", said("ActorObjectId"));
      text("userPrincipalName", said("ActorUserPrincipalName"));
      text("ipAddress", said("IPAddress"));
      line.end();
      line.end();
      line.open("targetResources");
      text("type", said("Target1Type"));
      text("displayName", said("Target1DisplayName"));
      text("id", said("Target1ObjectId"));
      text("userPrincipalName", said("Target1UserPrincipalName"));
      line.end();
    }
  }
}
