package org.hansho.server.security;

import io.javalin.security.RouteRole;

/** What a caller may do. Each route says which of them may call it. */
public enum Role implements RouteRole {
  /** Everybody, without a token: only what tells nothing of a tenant. */
  ANYONE,
  /** Sends records, and reads nothing. */
  INGEST,
  /** Reads alerts and what led to them. */
  VIEWER,
  /** Works on alerts. */
  ANALYST,
  /** Changes detections and sources. */
  ENGINEER,
  /** Everything, access itself included. */
  ADMIN
}
