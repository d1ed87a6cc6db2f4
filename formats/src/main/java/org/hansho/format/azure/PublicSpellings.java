package org.hansho.format.azure;

import org.hansho.format.Renames;

/**
 * The spellings that public rules use beside those of a row. They know three generations of names
 * for the same value ({@code operationName}, {@code OperationName}, {@code OperationNameValue}); a
 * row that has one of them answers to all.
 */
final class PublicSpellings {
  static final Renames TABLE =
      Renames.of(
          """
          operationName              | operationName.value, OperationName, OperationNameValue
          OperationName              | operationName, operationName.value
          OperationNameValue         | operationName, operationName.value
          category                   | category.value, Category, CategoryValue
          Category                   | category, properties.category
          CategoryValue              | category, category.value
          ResourceProviderValue      | resourceProviderName.value
          resultType                 | ResultType
          ResultType                 | resultType, properties.status.errorCode
          ResultDescription          | resultDescription, properties.status.failureReason
          Resultdescription          | resultDescription, properties.status.failureReason, ResultDescription
          ResourceId                 | resourceId
          resourceId                 | ResourceId, _ResourceId
          callerIpAddress            | CallerIpAddress, CallerIPAddress
          riskEventType              | properties.riskEventType, RiskEventType
          riskDetail                 | properties.riskDetail, RiskDetail
          RiskState                  | properties.riskState
          AuthenticationRequirement  | properties.authenticationRequirement
          conditionalAccessStatus    | properties.conditionalAccessStatus, ConditionalAccessStatus
          ResourceDisplayName        | properties.resourceDisplayName
          ClientApp                  | properties.clientAppUsed, ClientAppUsed
          userAgent                  | properties.userAgent, UserAgent
          Username                   | properties.userPrincipalName, UserPrincipalName
          homeTenantId               | properties.homeTenantId, HomeTenantId
          resourceTenantId           | properties.resourceTenantId, ResourceTenantId
          location                   | Location
          NetworkLocationDetails     | properties.networkLocationDetails
          DeviceDetail.deviceId      | properties.deviceDetail.deviceId
          DeviceDetail.isCompliant   | properties.deviceDetail.isCompliant
          DeviceDetail.trusttype     | properties.deviceDetail.trustType
          LoggedByService            | properties.loggedByService
          ActivityDisplayName        | properties.activityDisplayName
          TargetResources.ModifiedProperties.DisplayName | properties.targetResources.modifiedProperties.displayName
          TargetResources.ModifiedProperties.NewValue    | properties.targetResources.modifiedProperties.newValue
          TargetResources.modifiedProperties.newValue    | properties.targetResources.modifiedProperties.newValue
          targetResources.type       | properties.targetResources.type
          properties.message         | properties.activityDisplayName, properties.authenticationProtocol
          """);

  private PublicSpellings() {}
}
