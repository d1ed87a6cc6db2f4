package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.List;

/**
 * What the tools that change accounts and groups write. {@code user.target.name} is the account
 * that is changed, {@code user.name} who changes it, which only gpasswd says. Source: shadow-utils.
 */
final class AccountMessages {
  static final List<MessageTemplate> TEMPLATES =
      List.of(
          success(
              "user-added",
              "new user: name={user.target.name,name*}, UID={user.target.id,UID},"
                  + " GID={user.target.group.id,GID}, home={home*}, shell={shell*}, from="),
          success(
              "user-added",
              "new user: name={user.target.name,name*}, UID={user.target.id,UID},"
                  + " GID={user.target.group.id,GID}, home={home*}, shell={shell*}"),
          failure("user-added", "failed adding user '{user.target.name*}', "),
          success("group-added", "new group: name={group.name,name*}, GID={group.id,GID}"),
          success(
              "group-file-changed",
              "group added to /etc/group: name={group.name,name*}, GID={group.id,GID}"),
          success("group-file-changed", "group added to {file.path}: name={group.name,name*}"),
          success("user-added-to-group", "add '{user.target.name*}' to group '{group.name*}'"),
          success(
              "user-added-to-group", "add '{user.target.name*}' to shadow group '{group.name*}'"),
          success(
              "user-added-to-group",
              "user {user.target.name} added by {user.name} to group {group.name*}"),
          success(
              "user-added-to-group",
              "members of group {group.name} set by {user.name} to {user.target.name+}"),
          success(
              "group-administrator-added",
              "administrators of group {group.name} set by {user.name} to {user.target.name+}"),
          success(
              "user-removed-from-group", "delete '{user.target.name*}' from group '{group.name*}'"),
          success(
              "user-removed-from-group",
              "delete '{user.target.name*}' from shadow group '{group.name*}'"),
          success(
              "user-removed-from-group",
              "user {user.target.name} removed by {user.name} from group {group.name*}"),
          success(
              "group-password-changed", "password of group {group.name} changed by {user.name*}"),
          success("user-removed", "delete user '{user.target.name*}'"),
          success("group-removed", "removed group '{group.name*}' owned by '{*}'"),
          success("group-removed", "group '{group.name*}' removed"),
          success(
              "user-changed", "change user name '{user.target.name*}' to '{user.changes.name*}'"),
          success(
              "user-changed",
              "change user '{user.target.name*}' UID from '{user.target.id*}' to"
                  + " '{user.changes.id*}'"),
          success("user-changed", "change user '{user.target.name*}' GID from "),
          success("user-changed", "change user '{user.target.name*}' home from "),
          success("user-changed", "change user '{user.target.name*}' shell from "),
          success("user-changed", "change user '{user.target.name*}' expiration from "),
          success("password-changed", "change user '{user.target.name*}' password"),
          success("user-changed", "changed user '{user.target.name*}' "),
          success("user-locked", "lock user '{user.target.name*}' password"),
          success("user-unlocked", "unlock user '{user.target.name*}' password"),
          success("user-changed", "changed password expiry for {user.target.name*}"));

  private AccountMessages() {}
}
