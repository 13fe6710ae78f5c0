#pragma once
// What do exports for people call the columns that tell who a user is? Folded, in the languages of the admin center; the first name of
// each is shown when it is missing.

#include <string_view>

namespace csp::user_columns {

inline constexpr std::string_view kPrincipalName =
    "userprincipalname|upn|username|user|benutzerprinzipalname|benutzername|nomdutilisateurprincipal|nomdutilisateur|"
    "nombreprincipaldelusuario|nombreprincipaldeusuario|nombredeusuario|nomeprincipaleutente|nomeentitàutente|nomedellentitàutente|"
    "nomeutente|nomeprincipaldousuário|"
    "nomedeusuário|kullaniciasiladi|kullaniciadi|ユーザープリンシパル名|ユーザー名";
inline constexpr std::string_view kDisplayName =
    "displayname|anzeigename|nomcomplet|nomdaffichage|nombreparamostrar|nombredepantalla|nomevisualizzato|nomedeexibição|nomeparaexibição|"
    "görünenad|表示名|name";
inline constexpr std::string_view kObjectId =
    "objectid|objektid|iddobjet|iddelobjeto|iddeobjeto|idoggetto|iddoobjeto|nesnekimliği|オブジェクトid|userid|id";
inline constexpr std::string_view kUsageLocation =
    "usagelocation|verwendungsstandort|nutzungsstandort|emplacementdutilisation|lieudutilisation|ubicacióndeuso|posizionediutilizzo|"
    "localitàdiutilizzo|"
    "localdeuso|kullanimkonumu|利用場所|使用場所";
// The day, or the fact, of a deletion.
inline constexpr std::string_view kDeleted =
    "softdeletiontimestamp|zeitstempelfürvorläufigeslöschen|zeitstempeldesvorläufigenlöschens|horodatagedesuppressionréversible|"
    "marcadetiempodeeliminacióntemporal|論理的な削除のタイムスタンプ|softdeleted|softdeletedon|softdeleteddatetime|deletiontimestamp|"
    "deletiondate|deletiondatetime|deleteddate|deleteddatetime|deletedon|deletedat|isdeleted|deleted|gelöschtam|löschdatum|gelöscht|"
    "datedesuppression|suppriméle|supprimé|fechadeeliminación|eliminadoel|eliminado|datadieliminazione|eliminatoil|eliminato|"
    "datadeexclusão|excluídoem|excluído|silinmetarihi|silindi|削除日|削除日時|削除済み";

}  // namespace csp::user_columns
