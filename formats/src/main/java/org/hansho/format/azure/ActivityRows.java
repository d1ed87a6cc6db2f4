package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * The activity log of a subscription: what Azure Resource Manager was asked to do, one record when
 * it begins and one or more as it goes on. Source: Azure Monitor documentation, "Activity log event
 * schema", and its reference, table AzureActivity.
 */
final class ActivityRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "activitylogs",
          "Administrative, Policy, Security, Alert, Recommendation, ServiceHealth, ResourceHealth,"
              + " Autoscale, Write, Delete, Action, AzureActivity",
          "resourceId, callerIpAddress, httpRequest.clientIpAddress, identity.claims.ipaddr,"
              + " resultType, status.value, status, ActivityStatusValue, ActivityStatus, caller,"
              + " operationName, resourceGroup, resourceGroupName,"
              + " identity.authorization.evidence.principalId, "
              + Caller.READS,
          Renames.of(
              Caller.CLAIMS
                  + """
                  event.action        | (operationName or identity.authorization.action, the one that is a provider's path, lower case)
                  event.outcome       | (resultType, status.value, ActivityStatusValue: success or failure once it has ended)
                  event.reason        | resultDescription, subStatus.value, ActivitySubstatusValue, resultSignature
                  azure.phase         | (the same: start, progress or end)
                  user.name           | (caller, if it is a name)
                  user.id             | (caller or identity.authorization.evidence.principalId, if the claims name nobody)
                  azure.role          | identity.authorization.evidence.role
                  azure.authorization.action | identity.authorization.action
                  azure.authorization.scope  | identity.authorization.scope
                  source.ip           | (callerIpAddress, httpRequest.clientIpAddress, identity.claims.ipaddr)
                  user_agent.name     | (family of the application; the log names no user agent)
                  cloud.resource_id   | (resourceId or identity.authorization.scope, lower case)
                  cloud.account.id    | subscriptionId
                  azure.resource_group | (resourceGroup or resourceGroupName where there is no resourceId, lower case)
                  """),
          ActivityRows::new);

  private static final byte[] PATH = Values.ascii("/");
  private static final byte[] AT = Values.ascii("@");
  private static final byte[] START = Values.ascii("start");
  private static final byte[] PROGRESS = Values.ascii("progress");
  private static final byte[] END = Values.ascii("end");
  private static final byte[][] STARTED = {START, Values.ascii("started")};
  private static final byte[][] GOING_ON = {
    Values.ascii("accept"),
    Values.ascii("accepted"),
    Values.ascii("in progress"),
    Values.ascii("inprogress"),
    Values.ascii("running")
  };
  private static final byte[][] GOOD = {
    Values.ascii("success"), Values.ascii("succeeded"), Values.ascii("completed")
  };
  private static final byte[][] BAD = {
    Values.ascii("failure"),
    Values.ascii("failed"),
    Values.ascii("canceled"),
    Values.ascii("cancelled"),
    Values.ascii("denied")
  };

  private final Renames.Copies common;
  private final ResourceIds resource;
  private final Origin origin;
  private final Caller caller;
  private final Outcome outcome;
  private final int[] states;
  private final int[] operations;
  private final int callerField;
  private final int principal;
  private final int action;
  private final int phase;
  private final int userName;
  private final int userId;
  private final int group;
  private final int[] groups;

  ActivityRows(Fields fields, Renames.Copies common) {
    this.common = common;
    resource = new ResourceIds(fields, "resourceId", "identity.authorization.scope");
    origin =
        new Origin(
            fields, "callerIpAddress", "httpRequest.clientIpAddress", "identity.claims.ipaddr");
    caller = new Caller(fields);
    outcome = new Outcome(fields);
    states =
        Values.ids(
            fields,
            "resultType",
            "status.value",
            "ActivityStatusValue",
            "ActivityStatus",
            "status");
    operations = Values.ids(fields, "operationName", "identity.authorization.action");
    callerField = fields.id("caller");
    principal = fields.id("identity.authorization.evidence.principalId");
    action = fields.id("event.action");
    phase = fields.id("azure.phase");
    userName = fields.id("user.name");
    userId = fields.id("user.id");
    group = fields.id("azure.resource_group");
    groups = Values.ids(fields, "resourceGroup", "resourceGroupName");
  }

  @Override
  public void complete(Event event) {
    addAction(event);
    resource.add(event);
    origin.add(event);
    common.applyFirst(event, Text.PRESENT);
    addGroup(event);
    addCaller(event);
    caller.add(event);
    addState(event);
  }

  private void addAction(Event event) {
    int slot = action == Fields.UNREAD ? Event.NONE : Text.first(event, operations);
    for (int field : operations) {
      int value = field == Fields.UNREAD ? Event.NONE : event.first(field);
      for (; value != Event.NONE; value = event.next(value)) {
        if (event.isScalar(value) && Text.contains(event, value, PATH)) {
          Text.addLower(
              event, action, event.buffer(value), event.start(value), event.length(value));
          return;
        }
      }
    }
    if (slot != Event.NONE) {
      event.addSame(action, slot);
    }
  }

  private void addGroup(Event event) {
    int slot = group == Fields.UNREAD ? Event.NONE : Text.first(event, groups);
    if (slot != Event.NONE && event.first(group) == Event.NONE) {
      Text.addLower(event, group, event.buffer(slot), event.start(slot), event.length(slot));
    }
  }

  private void addCaller(Event event) {
    int slot = Text.first(event, callerField);
    if (slot != Event.NONE && Text.contains(event, slot, AT)) {
      addUnlessThere(event, userName, slot);
    } else if (slot != Event.NONE && Text.isGuid(event, slot)) {
      addUnlessThere(event, userId, slot);
    }
    int evidence = userId == Fields.UNREAD ? Event.NONE : Text.first(event, principal);
    if (evidence != Event.NONE && event.first(userId) == Event.NONE) {
      addPrincipal(event, evidence);
    }
  }

  private static void addUnlessThere(Event event, int field, int slot) {
    if (field != Fields.UNREAD && event.first(field) == Event.NONE) {
      event.addSame(field, slot);
    }
  }

  /** The evidence of an authorization writes identifiers without dashes. */
  private void addPrincipal(Event event, int slot) {
    if (event.length(slot) != 32) {
      event.addSame(userId, slot);
      return;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int at = event.reserve(36);
    byte[] arena = event.arena();
    int out = at;
    for (int i = 0; i < 32; i++) {
      if (i == 8 || i == 12 || i == 16 || i == 20) {
        arena[out++] = '-';
      }
      arena[out++] = buffer[start + i];
    }
    event.addReserved(userId, ValueKind.STRING, at, 36);
  }

  private void addState(Event event) {
    int slot = Text.first(event, states);
    if (slot == Event.NONE) {
      return;
    }
    if (Text.isOneOf(event, slot, STARTED)) {
      Values.add(event, phase, START);
    } else if (Text.isOneOf(event, slot, GOING_ON)) {
      Values.add(event, phase, PROGRESS);
    } else if (Text.isOneOf(event, slot, GOOD)) {
      Values.add(event, phase, END);
      outcome.add(event, true);
    } else if (Text.isOneOf(event, slot, BAD)) {
      Values.add(event, phase, END);
      outcome.add(event, false);
    }
  }
}
