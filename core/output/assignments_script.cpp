#include "core/output/assignments_script.hpp"

#include <initializer_list>
#include <string_view>

namespace csp {
namespace {

// Two literals, because compilers need not take longer ones. kVersion stands for the version that people are told to install.
constexpr std::string_view kVersion = "{version}";
constexpr std::string_view kParts[] = {
    R"ps1(<#
.SYNOPSIS
    Exchanges licences of users as planned in assignments.json, which lies beside this script.

.DESCRIPTION
    Without -Execute nothing is changed: the script reads every user and writes down what it would do.
    With -Execute it writes an undo file first and then makes one change for each user: the new licence is
    added and the old one removed in the same call, so that nobody is without a licence in between.
    Users who already have what is planned are skipped, so the script can be run again at any time.
    To go back, run the script again with the undo file: -DataFile assignments.undo-....json -Force -Execute

    Where Windows keeps scripts from running, for this window alone: Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned
    and once: Unblock-File .\assignments.ps1

    Exit code 0: everything is as planned. 1: something failed, see the log. 2: refused, nothing was done.

.PARAMETER DataFile
    The planned changes. Default: assignments.json beside this script.

.PARAMETER ExpectedHash
    SHA-256 of the data file, as printed in the runbook. Default: read from the .sha256 file beside the data file.

.PARAMETER LogFile
    Table of what was done for each user. Default: assignments.log-<time>.csv beside the data file.

.PARAMETER Execute
    Make the changes. Without it, they are only shown.

.PARAMETER Force
    Make changes also before their planned day.
#>
[CmdletBinding()]
param(
    [string]$DataFile = '',
    [string]$ExpectedHash = '',
    [string]$LogFile = '',
    [switch]$Execute,
    [switch]$Force
)

$ErrorActionPreference = 'Stop'

# Versions of Microsoft.Graph.Users.Actions that were reported to leave empty lists out of the request, which Graph then refuses.
# The list is wider than the reports, to be on the safe side.
$RefusedVersions = @('2.26.0', '2.26.1', '2.27.0', '2.28.0', '2.29.0', '2.29.1')
$OldestVersion = '2.0.0'
$MostAttempts = 8
$LongestWaitSeconds = 120

$GuidForm = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z'
$NameForm = '^[^\x00-\x20\x7f/\\\[\]:;|=,+*?<>"@]{1,64}@[A-Za-z0-9.-]{1,255}\z'
$DateForm = '^[0-9]{4}-[0-9]{2}-[0-9]{2}\z'

function Stop-Refused {
    param([string]$Reason)
    Write-Host "REFUSED: $Reason" -ForegroundColor Red
    Write-Host 'Nothing was changed.'
    exit 2
}

function Test-Form {
    param($Value, [string]$Form)
    return (($Value -is [string]) -and ($Value -match $Form))
}

# A list of licences in the form Graph takes: SkuId and DisabledPlans. Refuses anything that is not a GUID.
function Read-Licences {
    param($Items, [string]$Where)
    $read = New-Object System.Collections.ArrayList
    foreach ($item in @($Items)) {
        if ($null -eq $item) { continue }
        if (-not (Test-Form -Value $item.skuId -Form $GuidForm)) { Stop-Refused -Reason "$Where names a licence that is not a GUID." }
        $plans = New-Object System.Collections.ArrayList
        foreach ($plan in @($item.disabledPlans)) {
            if ($null -eq $plan) { continue }
            if (-not (Test-Form -Value $plan -Form $GuidForm)) { Stop-Refused -Reason "$Where names a service plan that is not a GUID." }
            [void]$plans.Add($plan.ToLowerInvariant())
        }
        [void]$read.Add(@{ SkuId = $item.skuId.ToLowerInvariant(); DisabledPlans = [string[]]$plans.ToArray() })
    }
    return , $read
}

function Read-SkuIds {
    param($Items, [string]$Where)
    $read = New-Object System.Collections.ArrayList
    foreach ($item in @($Items)) {
        if ($null -eq $item) { continue }
        if (-not (Test-Form -Value $item -Form $GuidForm)) { Stop-Refused -Reason "$Where names a licence that is not a GUID." }
        [void]$read.Add($item.ToLowerInvariant())
    }
    return , $read
}

# Text in the log must not become a formula when the log is opened in a spreadsheet.
function Get-SafeCell {
    param([string]$Text)
    if ($Text -match '^[\s=+@\x2d]') { return "'" + $Text }
    return $Text
}

function Get-WaitSeconds {
    param($Failure, [int]$Attempt)
    $seconds = [Math]::Min($LongestWaitSeconds, [Math]::Pow(2, $Attempt))
    $response = $Failure.Exception.Response
    if (($null -ne $response) -and ($null -ne $response.Headers) -and ($null -ne $response.Headers.RetryAfter)) {
        $delta = $response.Headers.RetryAfter.Delta
        if ($null -ne $delta) { $seconds = [Math]::Max($seconds, [Math]::Min($LongestWaitSeconds, $delta.TotalSeconds)) }
    }
    return [int]$seconds
}

function Test-WorthRetrying {
    param($Failure)
    return ([string]$Failure.Exception.Message -match '429|TooManyRequests|Too Many Requests|503|ServiceUnavailable|Service Unavailable|504|GatewayTimeout|Gateway Timeout|concurrency')
}

function Get-UserState {
    param([string]$UserId)
    for ($attempt = 1; ; $attempt++) {
        try {
            return Get-MgUser -UserId $UserId -Property 'id,userPrincipalName,usageLocation,assignedLicenses,licenseAssignmentStates' -ErrorAction Stop
        }
        catch {
            if (($attempt -ge $MostAttempts) -or (-not (Test-WorthRetrying -Failure $_))) { throw }
            Start-Sleep -Seconds (Get-WaitSeconds -Failure $_ -Attempt $attempt)
        }
    }
}

function Set-UserState {
    param([string]$UserId, [object[]]$Add, [string[]]$Remove)
    for ($attempt = 1; ; $attempt++) {
        try {
            [void](Set-MgUserLicense -UserId $UserId -AddLicenses $Add -RemoveLicenses $Remove -ErrorAction Stop)
            return
        }
        catch {
            if (($attempt -ge $MostAttempts) -or (-not (Test-WorthRetrying -Failure $_))) { throw }
            Start-Sleep -Seconds (Get-WaitSeconds -Failure $_ -Attempt $attempt)
        }
    }
}

# The licences that stand on the user itself (not through a group): SkuId -> sorted list of switched-off plans.
function Get-DirectLicences {
    param($User)
    $byGroupOnly = @{}
    $direct = @{}
    foreach ($state in @($User.LicenseAssignmentStates)) {
        if ($null -eq $state) { continue }
        $sku = ([string]$state.SkuId).ToLowerInvariant()
        if ([string]::IsNullOrEmpty([string]$state.AssignedByGroup)) { $direct[$sku] = Get-SortedIds -Items $state.DisabledPlans }
        else { $byGroupOnly[$sku] = $true }
    }
    foreach ($licence in @($User.AssignedLicenses)) {
        if ($null -eq $licence) { continue }
        $sku = ([string]$licence.SkuId).ToLowerInvariant()
        if ((-not $direct.ContainsKey($sku)) -and (-not $byGroupOnly.ContainsKey($sku))) { $direct[$sku] = Get-SortedIds -Items $licence.DisabledPlans }
    }
    return $direct
}

function Get-SortedIds {
    param($Items)
    $ids = New-Object System.Collections.ArrayList
    foreach ($item in @($Items)) {
        if ($null -ne $item) { [void]$ids.Add(([string]$item).ToLowerInvariant()) }
    }
    $ids.Sort()
    return , @($ids.ToArray())
}

function Write-TextFile {
    param([string]$Path, [string]$Text)
    [System.IO.File]::WriteAllText($Path, $Text, (New-Object System.Text.UTF8Encoding($false)))
}

# --- 1. The data: unchanged, of the right form, and for this tenant ---

$folder = $PSScriptRoot
if ([string]::IsNullOrEmpty($DataFile)) { $DataFile = Join-Path -Path $folder -ChildPath 'assignments.json' }
if (-not (Test-Path -LiteralPath $DataFile -PathType Leaf)) { Stop-Refused -Reason "there is no file $DataFile." }
$DataFile = (Resolve-Path -LiteralPath $DataFile).ProviderPath
if ([string]::IsNullOrEmpty($ExpectedHash)) {
    $hashFile = [System.IO.Path]::ChangeExtension($DataFile, '.sha256')
    if (-not (Test-Path -LiteralPath $hashFile -PathType Leaf)) { Stop-Refused -Reason "there is no hash: neither -ExpectedHash nor $hashFile." }
    $ExpectedHash = ([System.IO.File]::ReadAllText($hashFile)).Trim()
    if ($ExpectedHash.Length -gt 64) { $ExpectedHash = $ExpectedHash.Substring(0, 64) }
}
$actualHash = (Get-FileHash -LiteralPath $DataFile -Algorithm SHA256).Hash
if ($actualHash -ne $ExpectedHash.Trim()) { Stop-Refused -Reason 'the data file is not the one that was planned: its hash differs.' }

$data = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($DataFile))
if ($data.schema -ne 'csp-move-assignments') { Stop-Refused -Reason 'the data file is of another kind.' }
if ($data.version -ne 1) { Stop-Refused -Reason 'the data file is of a newer version than this script.' }
if (-not (Test-Form -Value $data.tenantId -Form $GuidForm)) { Stop-Refused -Reason 'the plan does not say which tenant it is for. Open a file that names the tenant and make the plan again.' }

$work = New-Object System.Collections.ArrayList
foreach ($change in @($data.changes)) {
    if ($null -eq $change) { continue }
    if (-not (Test-Form -Value $change.date -Form $DateForm)) { Stop-Refused -Reason 'a change has no date.' }
    $add = Read-Licences -Items $change.addLicenses -Where 'a change'
    $remove = Read-SkuIds -Items $change.removeLicenses -Where 'a change'
    foreach ($user in @($change.users)) {
        if ($null -eq $user) { continue }
        $id = [string]$user.id
        if (-not (Test-Form -Value $id -Form $GuidForm)) {
            $id = [string]$user.userPrincipalName
            if (-not (Test-Form -Value $id -Form $NameForm)) { Stop-Refused -Reason 'a user has neither an object id nor a valid user principal name.' }
        }
        [void]$work.Add(@{ Id = $id; Date = $change.date; Adding = $add; Removing = $remove })
    }
}

# --- 2. The tools: present, and not known to be broken ---

# The newest installed version that is not refused, and the same one of all three: without a version the newest of each would be loaded.
$usable = $null
foreach ($module in @(Get-Module -ListAvailable -Name 'Microsoft.Graph.Users.Actions')) {
    if ($RefusedVersions -contains [string]$module.Version) { continue }
    if ($module.Version -lt [version]$OldestVersion) { continue }
    if (($null -eq $usable) -or ($module.Version -gt $usable)) { $usable = $module.Version }
}
if ($null -eq $usable) {
    Stop-Refused -Reason ('no usable version of Microsoft.Graph.Users.Actions is installed; some send incomplete requests. Run these lines, and then this script in a new PowerShell window: ' +
        'Install-Module Microsoft.Graph.Authentication -RequiredVersion {version} -Scope CurrentUser; Install-Module Microsoft.Graph.Users -RequiredVersion {version} -Scope CurrentUser; ' +
        'Install-Module Microsoft.Graph.Users.Actions -RequiredVersion {version} -Scope CurrentUser')
}
try {
    foreach ($name in @('Microsoft.Graph.Authentication', 'Microsoft.Graph.Users', 'Microsoft.Graph.Users.Actions')) {
        Import-Module -Name $name -RequiredVersion $usable
    }
}
catch {
    Stop-Refused -Reason ("version $usable of the Microsoft Graph modules cannot be loaded here: one of the three is not installed in that version, or another version is in use. " +
        "Install what is missing, open a new PowerShell window, run Import-Module Microsoft.Graph.Authentication -RequiredVersion $usable, connect, and run this script there.")
}
$context = Get-MgContext
if ($null -eq $context) { Stop-Refused -Reason ("not connected. Run: Connect-MgGraph -TenantId " + $data.tenantId + " -Scopes User.Read.All,LicenseAssignment.ReadWrite.All") }
if ([string]$context.TenantId -ne $data.tenantId) { Stop-Refused -Reason ("connected to tenant " + $context.TenantId + ", but the plan is for tenant " + $data.tenantId + ".") }

# --- 3. What is, and what has to change ---

$today = [DateTime]::UtcNow.ToString('yyyy-MM-dd', [System.Globalization.CultureInfo]::InvariantCulture)
$stamp = [DateTime]::UtcNow.ToString('yyyyMMdd-HHmmss', [System.Globalization.CultureInfo]::InvariantCulture)
$base = [System.IO.Path]::GetDirectoryName($DataFile)
if ([string]::IsNullOrEmpty($LogFile)) { $LogFile = Join-Path -Path $base -ChildPath "assignments.log-$stamp.csv" }

$log = New-Object System.Collections.ArrayList
$todo = New-Object System.Collections.ArrayList
$undo = New-Object System.Collections.ArrayList
# What a user will have when the changes before this one are made: the same user may be changed twice on one day.
$expected = @{}
$failed = 0
$early = 0
$right = 0

function Add-LogRow {
    param([string]$User, [string]$Date, [string]$Result, [string]$Detail)
    [void]$log.Add([pscustomobject]@{ TimeUtc = [DateTime]::UtcNow.ToString('o'); User = (Get-SafeCell -Text $User); PlannedDate = $Date; Result = $Result; Detail = (Get-SafeCell -Text $Detail) })
}

foreach ($item in $work) {
    if (([string]::CompareOrdinal($item.Date, $today) -gt 0) -and (-not $Force)) {
        $early++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'not yet' -Detail 'planned for a later day'
        continue
    }
    try { $user = Get-UserState -UserId $item.Id }
    catch {
        $failed++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'failed' -Detail $_.Exception.Message
        continue
    }
    $key = ([string]$user.Id).ToLowerInvariant()
    if ($expected.ContainsKey($key)) { $has = $expected[$key] } else { $has = Get-DirectLicences -User $user }
    $add = New-Object System.Collections.ArrayList
)ps1",
    R"ps1(    $undoAdd = New-Object System.Collections.ArrayList
    $undoRemove = New-Object System.Collections.ArrayList
    foreach ($licence in $item.Adding) {
        $wanted = (Get-SortedIds -Items $licence.DisabledPlans) -join ','
        if ($has.ContainsKey($licence.SkuId) -and (($has[$licence.SkuId] -join ',') -eq $wanted)) { continue }
        [void]$add.Add(@{ SkuId = $licence.SkuId; DisabledPlans = [string[]]$licence.DisabledPlans })
        if ($has.ContainsKey($licence.SkuId)) { [void]$undoAdd.Add([ordered]@{ skuId = $licence.SkuId; disabledPlans = [string[]]@($has[$licence.SkuId]) }) }
        else { [void]$undoRemove.Add($licence.SkuId) }
    }
    $remove = New-Object System.Collections.ArrayList
    foreach ($sku in $item.Removing) {
        if (-not $has.ContainsKey($sku)) { continue }
        [void]$remove.Add($sku)
        [void]$undoAdd.Add([ordered]@{ skuId = $sku; disabledPlans = [string[]]@($has[$sku]) })
    }
    if (($add.Count -eq 0) -and ($remove.Count -eq 0)) {
        $right++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'already right' -Detail ''
        continue
    }
    if (($item.Removing.Count -gt 0) -and ($remove.Count -eq 0)) {
        $failed++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'changed since the plan' -Detail 'the licence to be replaced is no longer on the user: look at this user by hand'
        continue
    }
    if (($add.Count -gt 0) -and [string]::IsNullOrEmpty([string]$user.UsageLocation)) {
        $failed++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'failed' -Detail 'the user has no usage location'
        continue
    }
    $then = @{}
    foreach ($sku in @($has.Keys)) { if ($remove -notcontains $sku) { $then[$sku] = $has[$sku] } }
    foreach ($licence in $add) { $then[$licence.SkuId] = Get-SortedIds -Items $licence.DisabledPlans }
    $expected[$key] = $then
    [void]$todo.Add(@{ Id = $item.Id; Date = $item.Date; Adding = [object[]]$add.ToArray(); Removing = [string[]]$remove.ToArray() })
    # The last change is the first to be taken back.
    $undo.Insert(0, [ordered]@{ id = 'undo'; date = $today; addLicenses = [object[]]$undoAdd.ToArray(); removeLicenses = [string[]]$undoRemove.ToArray(); users = [object[]]@([ordered]@{ id = [string]$user.Id; userPrincipalName = [string]$user.UserPrincipalName }) })
}

# --- 4. The undo file first, then the changes ---

Write-Host ("Users to change: " + $todo.Count + ", already right: " + $right + ", not yet due: " + $early + ", not possible: " + $failed)
if ($Execute -and ($todo.Count -gt 0)) {
    $undoFile = Join-Path -Path $base -ChildPath "assignments.undo-$stamp.json"
    $undoData = [ordered]@{ schema = 'csp-move-assignments'; version = 1; planHash = [string]$data.planHash; tenantId = $data.tenantId; changes = [object[]]$undo.ToArray() }
    Write-TextFile -Path $undoFile -Text (ConvertTo-Json -InputObject $undoData -Depth 8)
    Write-TextFile -Path ([System.IO.Path]::ChangeExtension($undoFile, '.sha256')) -Text (Get-FileHash -LiteralPath $undoFile -Algorithm SHA256).Hash.ToLowerInvariant()
    Write-Host "Undo file: $undoFile"
}
foreach ($item in $todo) {
    $what = 'add ' + ((@($item.Adding) | ForEach-Object { $_.SkuId }) -join ' ') + '; remove ' + (@($item.Removing) -join ' ')
    if (-not $Execute) {
        Add-LogRow -User $item.Id -Date $item.Date -Result 'would change' -Detail $what
        continue
    }
    try {
        Set-UserState -UserId $item.Id -Add $item.Adding -Remove $item.Removing
        Add-LogRow -User $item.Id -Date $item.Date -Result 'changed' -Detail $what
    }
    catch {
        $failed++
        Add-LogRow -User $item.Id -Date $item.Date -Result 'failed' -Detail $_.Exception.Message
    }
}

$log | Export-Csv -LiteralPath $LogFile -NoTypeInformation -Encoding UTF8
Write-Host "Log: $LogFile"
if (-not $Execute) { Write-Host 'This was a rehearsal. Run again with -Execute to make the changes.' }
if ($failed -gt 0) { exit 1 }
exit 0
)ps1",
};

std::vector<std::string> install(std::initializer_list<std::string_view> modules) {
  std::vector<std::string> commands;
  for (const std::string_view name : modules)
    commands.push_back("Install-Module " + std::string(name) + " -RequiredVersion " + std::string(kGraphModulesVersion) +
                       " -Scope CurrentUser");
  return commands;
}

}  // namespace

std::string assignments_script() {
  std::string out = "\xef\xbb\xbf";  // Windows PowerShell 5.1 reads files without it in the local code page
  for (std::string_view part : kParts) {
    for (std::size_t at = 0; at < part.size(); ++at) {
      if (part.substr(at, kVersion.size()) == kVersion) {
        out += kGraphModulesVersion;
        at += kVersion.size() - 1;
        continue;
      }
      if (part[at] == '\n') out += '\r';
      out += part[at];
    }
  }
  return out;
}

std::vector<std::string> install_graph_modules() {
  return install({"Microsoft.Graph.Authentication", "Microsoft.Graph.Users", "Microsoft.Graph.Users.Actions"});
}

std::vector<std::string> install_graph_group_modules() { return install({"Microsoft.Graph.Authentication", "Microsoft.Graph.Groups"}); }

}  // namespace csp
