#!/bin/sh
# Makes the database and its user when the volume is empty, then serves.
set -eu
if [ ! -d /var/lib/mysql/mysql ]; then
  mariadb-install-db --skip-test-db >/dev/null
  cat >/tmp/first.sql <<SQL
CREATE DATABASE $MYSQL_DATABASE;
CREATE USER $MYSQL_USER@'%' IDENTIFIED BY '$MYSQL_PASSWORD';
GRANT ALL ON $MYSQL_DATABASE.* TO $MYSQL_USER@'%';
SQL
  set -- "$@" --init-file=/tmp/first.sql
fi
exec mariadbd --bind-address=0.0.0.0 "$@"
