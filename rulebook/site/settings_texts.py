"""What each setting of the reference service means, in both languages."""

from typing import Final

from rulebook.language import Language

COLUMNS: Final[dict[Language, tuple[str, ...]]] = {
    "ko": ("설정과 환경 변수", "타입과 기본값", "뜻"),
    "en": ("Setting and variable", "Type and default", "Meaning"),
}
REQUIRED: Final[dict[Language, str]] = {"ko": "**필수**", "en": "**required**"}
DEFAULT: Final[dict[Language, str]] = {"ko": "기본값", "en": "default"}
NO_DEFAULT: Final[dict[Language, str]] = {"ko": "기본값 없음", "en": "no default"}

TYPES: Final[dict[str, dict[Language, str]]] = {
    "Environment": {
        "ko": "`development`, `testing`, `staging`, `production` 중 하나",
        "en": "one of `development`, `testing`, `staging`, `production`",
    },
    "Literal['DEBUG', 'INFO', 'WARNING', 'ERROR']": {
        "ko": "`DEBUG`, `INFO`, `WARNING`, `ERROR` 중 하나",
        "en": "one of `DEBUG`, `INFO`, `WARNING`, `ERROR`",
    },
    "DatabaseUrl": {
        "ko": "비밀 URL, `postgresql+asyncpg://`로 시작",
        "en": "secret URL that starts with `postgresql+asyncpg://`",
    },
    "SecretStr": {"ko": "비밀 문자열", "en": "secret text"},
    "SecretStr | None": {"ko": "비밀 문자열", "en": "secret text"},
    "int": {"ko": "정수", "en": "integer"},
    "str": {"ko": "문자열", "en": "text"},
    "str | None": {"ko": "문자열", "en": "text"},
    "bool": {"ko": "`true` 또는 `false`", "en": "`true` or `false`"},
    "Path": {"ko": "폴더 경로", "en": "path of a folder"},
    "CommaList": {"ko": "쉼표로 나눈 목록", "en": "list, separated by commas"},
    "Rate": {"ko": "`횟수/기간`, 예: `10/minute`", "en": "`number/period`, such as `10/minute`"},
}
"""Annotation in the class → words for it."""

MEANINGS: Final[dict[str, dict[Language, str]]] = {
    "environment": {
        "ko": "실행 환경입니다. 읽을 `.env.<환경>` 파일을 고르고, `production`에서는 API 문서를"
        " 끄고 검사를 강화합니다.",
        "en": "Where the service runs. It chooses the `.env.<environment>` file; `production` turns"
        " the API documentation off and the stricter checks on.",
    },
    "log_level": {
        "ko": "이 수준보다 낮은 로그는 쓰지 않습니다.",
        "en": "Log lines below this level are not written.",
    },
    "database_url": {"ko": "PostgreSQL의 주소입니다.", "en": "Where PostgreSQL is."},
    "database_pool_size": {
        "ko": "프로세스 하나가 열어 두는 연결 수입니다.",
        "en": "Connections that one process keeps open.",
    },
    "database_max_overflow": {
        "ko": "바쁠 때 더 여는 연결 수입니다. 반납되면 닫습니다.",
        "en": "Connections it opens on top when busy, and closes once they are returned.",
    },
    "redis_url": {"ko": "Redis의 주소입니다.", "en": "Where Redis is."},
    "redis_key_prefix": {
        "ko": "Redis 키 앞에 붙입니다. 다른 서비스와 키가 섞이지 않습니다.",
        "en": "Starts every key in Redis, so that services can share one server.",
    },
    "cache_seconds": {
        "ko": "작성자 프로필을 캐시에 두는 시간(초)입니다.",
        "en": "How many seconds an author's profile stays in the cache.",
    },
    "secret_key": {
        "ko": "토큰에 서명하는 키입니다. 환경마다 다르게 만듭니다.",
        "en": "Signs the tokens. Make another one for each environment.",
    },
    "access_token_expire_minutes": {
        "ko": "액세스 토큰의 수명(분)입니다.",
        "en": "Lifetime of an access token, in minutes.",
    },
    "refresh_token_expire_days": {
        "ko": "리프레시 토큰과 로그인 세션의 수명(일)입니다.",
        "en": "Lifetime of a refresh token and its session, in days.",
    },
    "allowed_hosts": {
        "ko": "받아들이는 `Host` 헤더입니다. `production`에서는 `*`를 쓸 수 없습니다.",
        "en": "`Host` headers that are accepted. `production` refuses `*`.",
    },
    "cors_origins": {
        "ko": "API를 부를 수 있는 브라우저 앱의 출처입니다. `*`는 쓸 수 없습니다.",
        "en": "Origins whose browser applications may call the API. `*` is refused.",
    },
    "metrics_token": {
        "ko": "Prometheus가 `/metrics`에 내는 토큰입니다. `production`에서는 필수입니다.",
        "en": "The token that Prometheus presents at `/metrics`. Required in `production`.",
    },
    "login_rate_per_client": {
        "ko": "클라이언트 주소 하나의 로그인 시도 한도입니다.",
        "en": "Limit of login attempts from one client address.",
    },
    "login_rate_per_account": {
        "ko": "계정 하나에 대한 로그인 시도 한도입니다.",
        "en": "Limit of login attempts on one account.",
    },
    "registration_rate_per_client": {
        "ko": "클라이언트 주소 하나의 가입 시도 한도입니다.",
        "en": "Limit of registrations from one client address.",
    },
    "registration_rate_per_account": {
        "ko": "이메일 주소 하나에 대한 가입 시도 한도입니다.",
        "en": "Limit of registrations of one e-mail address.",
    },
    "upload_directory": {
        "ko": "업로드한 파일을 두는 폴더입니다.",
        "en": "The folder that keeps uploaded files.",
    },
    "upload_max_bytes": {
        "ko": "업로드한 파일 하나의 최대 크기(바이트)입니다.",
        "en": "Largest uploaded file, in bytes.",
    },
    "smtp_host": {
        "ko": "메일 서버입니다. 없으면 메일을 보내지 않고 제목만 로그에 남깁니다.",
        "en": "The mail server. Without one nothing is sent, and the log notes the subject.",
    },
    "smtp_port": {"ko": "메일 서버의 포트입니다.", "en": "Port of the mail server."},
    "smtp_username": {"ko": "메일 서버의 계정입니다.", "en": "Account on the mail server."},
    "smtp_password": {"ko": "그 계정의 비밀번호입니다.", "en": "Password of that account."},
    "smtp_start_tls": {
        "ko": "메일을 보내기 전에 TLS로 바꿉니다.",
        "en": "Whether to switch to TLS before mail is sent.",
    },
    "mail_sender": {"ko": "보내는 사람 주소입니다.", "en": "Address that mail is sent from."},
}
"""Field of the class → its meaning. `rulebook.site.settings_table` refuses a field without one."""
